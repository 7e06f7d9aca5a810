"""For those who write packs: the pack's own cases, what changed between two packs, what rests on which source, what every trade is told."""
