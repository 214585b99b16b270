from pcirights.places.place import Found, Place, PlaceError, PlaceTable, load

__all__ = ["Found", "Place", "PlaceError", "PlaceTable", "load"]
