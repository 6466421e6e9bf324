"""What a base model (`load(base="de_core_news_lg")`) brings: its components run first, on tokens of their own.

`loading` loads it, `pieces` runs it over long texts, `cutting` cuts its tokens so that every mention is a span, and
`entities` turns what its recogniser found into proposals by our guidelines, which the resolver hears last of all.
"""
