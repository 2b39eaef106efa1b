"""The invented authority of Tamberley, made only through the importer and the services."""
