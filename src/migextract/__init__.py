"""migextract: validated records from German policy papers on migration and security.

>>> import migextract
>>> extractor = migextract.load()
>>> document = extractor.extract("Am 22. und 23. Juli 2020 tagte Europol in Wien.")
>>> [(mention.label, mention.text, mention.value) for mention in document.mentions]
[('DATE', '22. und 23. Juli 2020', '{2020-07-22,2020-07-23}'), ('AGENCY', 'Europol', 'europol'), \
('LOCATION', 'Wien', 'wien')]
"""

from migextract.errors import MigextractError
from migextract.extractor import Extractor, load
from migextract.reading import read
from migextract.reading.source import Source
from migextract.records import Document, Mention

__all__ = ["Document", "Extractor", "Mention", "MigextractError", "Source", "load", "read"]
__version__ = "0.1.0"
