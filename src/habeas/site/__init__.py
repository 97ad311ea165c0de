"""An edition in, HTML out: view models, templates, one stylesheet, charts and a map. No Django, no script."""
