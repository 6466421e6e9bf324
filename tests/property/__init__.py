"""What must hold for any text whatever, tried with texts that hypothesis makes up."""
