"""Who is who: entries as data (`data/*.jsonl`), their schema, their German forms, and how they are looked up."""
