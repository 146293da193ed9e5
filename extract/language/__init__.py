"""Text to annotations: quantities, periods, regions and names."""
