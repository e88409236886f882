"""Who led to whom."""
