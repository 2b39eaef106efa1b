"""The design system: template engine, fields, components, documents and page helpers. It knows no noun of the domain."""
