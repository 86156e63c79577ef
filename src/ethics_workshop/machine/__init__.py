"""What this computer says of itself: folders, disks, terminal, screens. It only looks, and changes nothing."""
