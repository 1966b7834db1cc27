"""How complete, valid, consistent and fresh the records are, customer by customer and for every level of the bank."""
