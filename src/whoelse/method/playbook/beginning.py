"""The text of a playbook in which nothing stands yet."""

#: Sound as it is: what all playbooks share holds, and nothing else is asked for.
NOTHING = """\
# A playbook from nothing. What every playbook shares holds in it too: thanks, promises, telling the introducer.
format: 1
name: My own
whose: mine
"""
