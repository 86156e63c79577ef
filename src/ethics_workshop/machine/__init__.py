"""The computer: its folders, disks, terminal and screens, its clock and its chance. It looks, and changes nothing but for a window that it opens."""
