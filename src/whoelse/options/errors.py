"""The one way to stop with a sentence instead of a stack trace."""


class PlainError(Exception):
    """Something a person can understand and act on; the command line prints the sentence and ends.

    `status` is the exit status: 1 unless a command has given another one a meaning.
    """

    def __init__(self, sentence: str, status: int = 1) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status
