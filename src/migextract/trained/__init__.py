"""The trained component: names that no list knows, found by a small convolutional network.

The network sees the words of a paper and, as one more feature of each word, what the rules found there (`hints`). So it
learns to go on where they stop, and what a name looks like that they do not know. `tagger` is a plain spaCy component
and is trained by `spacy train` (`models/project.yml`); `component` runs the shipped one inside a paper.
"""
