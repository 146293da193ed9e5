NAME = "policy"
def sample(): raise NotImplementedError
