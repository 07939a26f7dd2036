#pragma once

// Linux's own; Swift's Glibc module shows only what POSIX has.
int syncfs(int file);
