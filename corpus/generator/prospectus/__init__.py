NAME = "prospectus"
def sample(): raise NotImplementedError
