"""Finders: each module or package finds one kind of mention in a text and proposes it; none of them decides.

Each has one public function `find(text) -> list[Proposal]`, in the order of the text.
A finder sees the clean view of a paper, where broken words are joined and line breaks inside a paragraph are
single spaces; it must still accept any white space between words.
"""
