"""Du sa – vi gjorde: anyone proposes, everyone reads what came of it, also the no."""
