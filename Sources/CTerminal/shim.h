// libedit's readline-compatible interface, and the few globals of it that Swift may not touch.
#include <signal.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>
#include <editline/readline.h>

typedef char **assay_completer(const char *text, int start, int end);

static volatile sig_atomic_t assay_interrupted = 0;

// While a line is edited, Ctrl-C and Ctrl-Z come as keys: libedit takes the signal for a passing
// fault of its read, and goes on with the old line.
static inline int assay_give_up_line(int count, int key) {
  (void)count;
  (void)key;
  assay_interrupted = 1;
  rl_done = 1;
  return 0;
}

static inline int assay_suspend(int count, int key) {
  (void)count;
  (void)key;
  raise(SIGTSTP);
  return 0;
}

// While a verb runs, Ctrl-C is a signal, and only noted.
static inline void assay_note_interrupt(int signal) {
  (void)signal;
  assay_interrupted = 1;
}

/// Prepares line editing.
static inline void assay_prepare_line_editing(assay_completer *completer) {
  rl_readline_name = "assay";
  rl_catch_signals = 0;
  rl_initialize();
  rl_attempted_completion_function = (rl_completion_func_t *)completer;
  rl_completer_word_break_characters = " \t\n";
  rl_add_defun("assay-give-up-line", assay_give_up_line, 3);
  rl_add_defun("assay-suspend", assay_suspend, 26);
  using_history();
  struct sigaction action = {0};
  action.sa_handler = assay_note_interrupt;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
}

/// Reads a line; the caller frees it. Null at the end of input, and where the line was given up,
/// which `interrupted` tells.
static inline char *assay_read_line(const char *prompt, int *interrupted) {
  struct termios before;
  int is_terminal = tcgetattr(STDIN_FILENO, &before) == 0;
  if (is_terminal) {
    struct termios editing = before;
    editing.c_cc[VINTR] = _POSIX_VDISABLE;
    editing.c_cc[VSUSP] = _POSIX_VDISABLE;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &editing);
  }
  assay_interrupted = 0;
  rl_done = 0;
  char *line = readline(prompt);
  *interrupted = assay_interrupted;
  assay_interrupted = 0;
  if (is_terminal) tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
  return line;
}

/// C's stdout, which libedit writes to as well.
static inline FILE *assay_standard_output(void) { return stdout; }

/// The line as typed so far.
static inline const char *assay_line_so_far(void) { return rl_line_buffer; }

/// Says that what the completer found is all there is; it puts the space behind a sole match.
static inline void assay_finish_completion(void) {
  rl_attempted_completion_over = 1;
  rl_completion_append_character = 0;
}
