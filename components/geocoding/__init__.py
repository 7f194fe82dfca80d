from components.geocoding.compiled import with_compiled

__path__ = with_compiled(__path__)
