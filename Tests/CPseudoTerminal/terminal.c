#define _GNU_SOURCE
#include "CPseudoTerminal.h"
#include <dlfcn.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

int spawn_at_terminal(const char *path, char *const arguments[], char *const environment[],
                      const char *folder, unsigned short columns, pid_t *pid) {
  struct winsize size = {.ws_row = 40, .ws_col = columns};
  int terminal = -1;
  *pid = forkpty(&terminal, NULL, NULL, &size);
  if (*pid == 0) {
    // Whoever runs the tests may ignore or block the signals that a terminal sends.
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGHUP, SIG_DFL);
    signal(SIGINT, SIG_DFL);
    if (chdir(folder) == 0) execve(path, arguments, environment);
    _exit(127);
  }
  return *pid < 0 ? -1 : terminal;
}

int resize_terminal(int terminal, unsigned short columns) {
  struct winsize size = {.ws_row = 40, .ws_col = columns};
  return ioctl(terminal, TIOCSWINSZ, &size);
}

const char *image_path(void) {
  Dl_info info;
  return dladdr((void *)image_path, &info) ? info.dli_fname : "";
}
