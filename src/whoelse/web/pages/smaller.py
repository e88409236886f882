"""The smaller form of each step, for a day with little in it. A playbook's own words for it take precedence."""

from collections.abc import Mapping

#: By the word of the step. All of it is ours.
SMALLER: Mapping[str, str] = {
    "choose person": "Only read three names, and see which of them makes you smile.",
    "invite": "Only find {called}’s profile, or write the first line. It is kept.",
    "follow up": "Only look whether {called} has answered somewhere.",
    "let rest": "Only read what you wrote to {called} last.",
    "close": "Only read what you wrote to {called} last.",
    "drop": "Only read what you wrote to {called} last.",
    "agree": "Only look up two days of your own that would suit.",
    "prepare": "Only write one question for {called}.",
    "confirm": "Only look up where and when you agreed to talk.",
    "set list aside": "Only keep the first question in mind.",
    "indirect ask": "Only read the words of the ask once.",
    "direct ask": "Only read the words of the ask once.",
    "ask what they know": "Only write down what you would like to know from {called}.",
    "soft touch": "Only think of one piece of news that {called} may like.",
    "debrief": "Only write the one sentence you do not want to forget.",
    "thank": "Only write the first line: what helped you.",
    "thank introducer": "Only write the first line: thank you.",
    "write to introduced": "Only find {called}’s profile, or write the first line. It is kept.",
    "report to introducer": "Only write down the one thing that {called} may like to hear.",
    "send update": "Only write down, in a few words, what became of it.",
    "keep in touch": "Only read your last notes on {called}.",
    "keep promise": "Only take out what you promised, so that it lies there tomorrow.",
    "give": "Only think of what {called} may have use for.",
    "score targets": "Only score one of them.",
    "weekly review": "Only name one thing that went well.",
}


def smaller_form(do: str, called: str, own: str = "") -> str:
    """What may be done of a step instead; ``own`` are the playbook's words, which may say {called} too."""
    return (own or SMALLER[do]).replace("{called}", called)
