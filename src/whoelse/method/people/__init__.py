"""People and organisations as names and addresses: folding, comparing, finding who is the same."""
