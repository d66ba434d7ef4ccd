"""The caseworker's pages about decisions: writing, proposing, making and changing them."""
