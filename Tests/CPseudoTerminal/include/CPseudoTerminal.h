#pragma once

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

/// A program in the foreground of a new terminal.
struct pseudo_terminal {
  /// The emulator's side: what the program draws comes out, keys go in.
  int master;
  /// The program's side, for a look at its modes.
  int slave;
  /// Gives an int, as waitpid() does, each time the program stops or ends.
  int status;
  /// The modes that the terminal had before the program started.
  struct termios modes;
  /// Whether it has told that the program ended.
  bool ended;
  /// The program.
  pid_t program;
  /// The leader of its session, which does what a shell does and outlives the program: the kernel
  /// resets a terminal whose leader ends, and then nobody could tell who restored it.
  pid_t leader;
};

/// Which of the program's standard files are the terminal; the others are /dev/null.
enum pseudo_terminal_files {
  PSEUDO_TERMINAL_INPUT = 1,
  PSEUDO_TERMINAL_OUTPUT = 2,
};

/// Starts a program, with every signal at its default and none blocked. Standard error goes to
/// the file `error`. Returns 0 or an errno.
int pseudo_terminal_start(struct pseudo_terminal *result, int columns, int rows, int files,
                          int error, char *const argv[], char *const envp[]);

/// Waits for the program to stop or end, for so many milliseconds. Returns false if it does not;
/// else `seen` is what waitpid() said.
bool pseudo_terminal_wait(struct pseudo_terminal *terminal, int milliseconds, int *seen);

/// Gives the window another size, which tells the program so.
void pseudo_terminal_resize(const struct pseudo_terminal *terminal, int columns, int rows);

/// Ends the program and its leader if they still run, and closes the files.
void pseudo_terminal_end(struct pseudo_terminal *terminal);
