from pcirights.core.place import Place
from pcirights.places.place import Found, PlaceError, PlaceTable, load

__all__ = ["Found", "Place", "PlaceError", "PlaceTable", "load"]
