"""What `spacy train --code` must know before it reads a config: our tokenizer, tagger, readers and suggester."""

import migextract.language
import migextract.trained.tagger  # noqa: F401
import scripts.candidates
import scripts.reader  # noqa: F401
