"""The roof: settings from the environment, addresses of all rooms, the WSGI application. Sees all rooms, is imported by none."""
