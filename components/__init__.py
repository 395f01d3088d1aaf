"""How is it shown? Components draw; they know nothing of where data comes from."""
