#pragma once
#include <sys/types.h>

/// Starts a program with a new pseudo-terminal as its controlling terminal.
/// Returns the terminal's other end, or -1.
int spawn_at_terminal(const char *path, char *const arguments[], char *const environment[],
                      const char *folder, unsigned short columns, pid_t *pid);

/// Changes the terminal's width, as a window that is resized does.
int resize_terminal(int terminal, unsigned short columns);

/// The file that this code was loaded from.
const char *image_path(void);
