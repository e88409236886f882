"""Writing to somebody: a draft, its checks beside it, ways to carry it where it is sent, and *I have sent it*."""
