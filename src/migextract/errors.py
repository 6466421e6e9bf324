"""Every error a user of migextract can meet, each saying what was wrong, where, and what to do.

All of them are `MigextractError`, so one `except` is enough. `code` is stable and stands in a document's `errors`.
"""

from __future__ import annotations

from typing import ClassVar


class MigextractError(Exception):
    """Base of all errors that migextract raises on purpose.

    Attributes:
        code: stable name of the kind of error, as written to `Document.errors`.
    """

    code: ClassVar[str] = "error"


class ReadingError(MigextractError):
    """A source could not be read: missing, empty of files, binary, or in no charset we know."""

    code = "reading"


class UnsupportedFormatError(ReadingError):
    """The kind of file has no reader; the message names the kinds that have one."""

    code = "unsupported-format"


class NeedsOcrError(ReadingError):
    """The pages are pictures; a text recognition has to read them first."""

    code = "needs-ocr"


class MissingExtraError(ReadingError):
    """The reader or writer of this format needs packages that are not installed; the message names the extra."""

    code = "missing-extra"


class LimitError(ReadingError):
    """A document is larger than a limit allows; the message names the limit and the option that raises it."""

    code = "limit"


class WorkerDiedError(MigextractError):
    """The process that worked at a document died: out of memory, a crash in native code, ended from outside."""

    code = "worker-died"


class TimeLimitError(MigextractError):
    """A document took longer than the time limit; the message names the option that raises it."""

    code = "time-limit"


class ValueFormError(MigextractError):
    """A value (EDTF date, document number, amount) does not have the form its type demands."""

    code = "value-form"


class RecordError(MigextractError):
    """A record contradicts its source, for example a mention whose text is not the slice it names."""

    code = "record"


class KnowledgeError(MigextractError):
    """An entry of the knowledge base breaks its schema; the message names file, line and reason."""

    code = "knowledge"


class GoldError(MigextractError):
    """An annotation breaks the rules of the gold set; the message names file, line and mend."""

    code = "gold"


class PipelineError(MigextractError):
    """A pipeline could not be built, for example because a base model is not installed."""

    code = "pipeline"


class UsageError(MigextractError):
    """An argument makes no sense, for example a date that is none or a label that does not exist."""

    code = "usage"
