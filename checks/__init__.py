"""What ``./run check`` looks at beyond the ready-made tools. Nothing here is part of the site."""
