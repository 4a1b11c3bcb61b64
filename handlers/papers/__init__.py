"""Documents: asked for with a tap, made beside everything else, handed out in their place."""
