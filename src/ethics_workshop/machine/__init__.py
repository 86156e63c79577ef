"""The computer: its folders, disks, terminal and screens, its clock and its chance. It only looks, and changes nothing."""
