// libedit's readline-compatible interface, and the few globals of it that Swift may not touch.
#include <signal.h>
#include <stdio.h>
#include <editline/readline.h>

typedef char **assay_completer(const char *text, int start, int end);

static volatile sig_atomic_t assay_interrupted = 0;

static void assay_note_interrupt(int signal) {
  (void)signal;
  assay_interrupted = 1;
}

/// Prepares line editing. Without SA_RESTART, Ctrl-C ends the read that waits for a key.
static inline void assay_prepare_line_editing(assay_completer *completer) {
  rl_readline_name = "assay";
  rl_initialize();
  rl_catch_signals = 0;
  rl_attempted_completion_function = (rl_completion_func_t *)completer;
  rl_completer_word_break_characters = " \t\n";
  using_history();
  struct sigaction action = {0};
  action.sa_handler = assay_note_interrupt;
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
}

/// C's stdout, which libedit writes to as well.
static inline FILE *assay_standard_output(void) { return stdout; }

/// Whether Ctrl-C was pressed since this was last asked.
static inline int assay_take_interrupt(void) {
  int was = assay_interrupted;
  assay_interrupted = 0;
  return was;
}

/// The line as typed so far.
static inline const char *assay_line_so_far(void) { return rl_line_buffer; }

/// Says that what the completer found is all there is, and what to put behind a sole match.
static inline void assay_finish_completion(int append) {
  rl_attempted_completion_over = 1;
  rl_completion_append_character = append;
}
