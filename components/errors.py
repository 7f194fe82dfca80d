"""Everything Sotavento raises on purpose.

    SotaventoError
    ├── InputError (ValueError)          something a person gave us cannot be used; names what, where, why, what to do
    │   ├── DateError                    a partial date that cannot be read
    │   ├── LinkError                    a key or value of a shared link that cannot be read
    │   └── TextError                    a text that cannot be geoparsed (empty, binary, too long)
    ├── DatasetError                     a data folder cannot be used at all (one bad row is a Fault, not an exception)
    ├── GazetteerError                   the compiled gazetteer is absent or does not match its sources
    └── OnlineError                      an opt-in online geocoder could not answer
        └── OnlineTimeout (TimeoutError)

Two severities are two things: a bad *row* is recorded as a ``Fault`` and the rest goes on; a bad *source of rows*
raises ``DatasetError``.
"""


class SotaventoError(Exception):
    """Base of all errors raised on purpose."""


class InputError(SotaventoError, ValueError):
    """Something a person gave us cannot be used."""


class DateError(InputError):
    """A partial date that cannot be read."""


class LinkError(InputError):
    """A key or value of a shared link that cannot be read."""


class TextError(InputError):
    """A text that cannot be geoparsed."""


class DatasetError(SotaventoError):
    """A data folder that cannot be used at all."""


class GazetteerError(SotaventoError):
    """The compiled gazetteer is absent or does not match its sources."""


class OnlineError(SotaventoError):
    """An opt-in online geocoder could not answer."""


class OnlineTimeout(OnlineError, TimeoutError):  # noqa: N818 - named after the builtin it also is
    """An opt-in online geocoder took too long."""
