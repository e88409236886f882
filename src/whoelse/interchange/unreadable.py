"""What is said of a file that cannot be read."""


class Unreadable(ValueError):
    """A file that nothing can be read from. The message is a sentence: what is wrong, and what to do.

    ``file`` is the name of the file where the sentence begins with it already.
    """

    def __init__(self, sentence: str, file: str = "") -> None:
        super().__init__(sentence)
        self.file = file
