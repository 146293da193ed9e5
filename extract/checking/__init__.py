"""Do the figures agree, and is a quoted figure what the source says?"""
