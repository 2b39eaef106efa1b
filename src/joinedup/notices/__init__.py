"""The outbox: mail written in the same transaction as the change it tells of, sent once by the worker."""
