#pragma once

#include <stdbool.h>
#include <stddef.h>

// The part of a terminal program that must be C: what runs in signal handlers. There is one
// terminal and one guard in a process, used from the main thread.

/// What terminal_guard_wait() saw.
enum terminal_guard_ready {
  /// Standard input has bytes, or has ended.
  TERMINAL_GUARD_INPUT = 1,
  /// The terminal takes bytes again.
  TERMINAL_GUARD_OUTPUT = 2,
  /// The window has another size (SIGWINCH).
  TERMINAL_GUARD_RESIZED = 4,
  /// The program is asked to stop (SIGTSTP): release the terminal, then raise it again.
  TERMINAL_GUARD_STOP = 8,
  /// The program goes on after it was stopped (SIGCONT).
  TERMINAL_GUARD_CONTINUED = 16,
  /// The program is asked to end (SIGINT, SIGTERM, SIGHUP): put things in order within two seconds,
  /// then call terminal_guard_end(). A second such signal ends it at once.
  TERMINAL_GUARD_END = 32,
};

/// Releases the terminal on every signal that ends the process, and at exit. Standard input and output must be
/// terminals, standard error must be open. The note is written after the restore when the program ends by a fault of its own.
/// Call before ncurses is opened, so that it leaves these signals alone. Returns 0 or an errno.
int terminal_guard_install(const char *fault_note);

/// The bytes that bring the screen back: cut at 512.
void terminal_guard_set_reset(const void *bytes, size_t count);

/// Makes the terminal the program's: keys one by one and unechoed, output unprocessed, standard
/// error kept aside, the signals of the window and of job control held back for
/// terminal_guard_wait(). Taking it again while it is taken sets the modes again.
/// Returns 0 or an errno.
int terminal_guard_take(void);

/// Gives the terminal back as it was taken, then prints what went to standard error meanwhile.
/// Does nothing if it is not taken. Waits for a terminal that does not read, but not for ever.
void terminal_guard_release(void);

/// Sends what the terminal takes at once; returns how many bytes that was, or -1 if it is gone.
long terminal_guard_send(const void *bytes, size_t count);

/// Waits for input, for room if `output` is set, for signals, for so many milliseconds (-1: for
/// ever). Returns terminal_guard_ready bits, 0 when the time has passed.
int terminal_guard_wait(bool output, int milliseconds);

/// Ends the process by the signal that asked for its end, with the terminal given back; returns if none
/// did.
void terminal_guard_end(void);

/// Opens a new file that has no name and lives in memory; -1 if there is no room.
int terminal_guard_memory_file(void);
