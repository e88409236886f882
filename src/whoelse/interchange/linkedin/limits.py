"""How large a file may be: what is brought, and what comes out of it. Counted while it is read, not believed."""

from collections.abc import Mapping
from dataclasses import dataclass

from whoelse.interchange.unreadable import Unreadable
from whoelse.options.every import LARGEST_FILE, LARGEST_LIST, LARGEST_UNPACKED

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """In megabytes: the largest file that is read, the most that the zips of one import may unpack to, and the largest
    file that is no messages, wherever it lies.
    """

    file: int = int(LARGEST_FILE.default)
    unpacked: int = int(LARGEST_UNPACKED.default)
    one_list: int = int(LARGEST_LIST.default)

    @classmethod
    def chosen(cls, environment: Mapping[str, str]) -> "Limits":
        """As the options say."""
        return cls(
            int(environment.get(LARGEST_FILE.name) or LARGEST_FILE.default),
            int(environment.get(LARGEST_UNPACKED.name) or LARGEST_UNPACKED.default),
            int(environment.get(LARGEST_LIST.name) or LARGEST_LIST.default),
        )

    def check_file(self, size: int) -> None:
        """Raises Unreadable where a file of so many bytes is too large."""
        if size > self.file * MEGABYTE:
            raise Unreadable(
                f"The file is larger than {self.file} MB, which is the most that is read. "
                f"If it is right all the same, start with {LARGEST_FILE.name} set to more."
            )

    def check_list(self, size: int) -> None:
        """Raises Unreadable where so many bytes are too many for anything but messages, which is far shorter."""
        if size > self.one_list * MEGABYTE:
            raise Unreadable(
                f"It is larger than {self.one_list} MB, which such a file never is. "
                f"If it is right all the same, start with {LARGEST_LIST.name} set to more."
            )

    def check_unpacked(self, size: int) -> None:
        """Raises Unreadable where so many unpacked bytes are too many."""
        if size > self.unpacked * MEGABYTE:
            raise Unreadable(
                f"It unpacks to more than {self.unpacked} MB, which is the most that is read. "
                f"If it is right all the same, start with {LARGEST_UNPACKED.name} set to more."
            )
