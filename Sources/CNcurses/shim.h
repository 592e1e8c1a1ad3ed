#pragma once

// The wide-character interface; must stand before the first curses.h.
#define NCURSES_WIDECHAR 1

#include <ncurses.h>
#include <signal.h>
#include <stdio.h>
#include <term.h>

// Swift imports neither ncurses' globals (shared mutable state) nor its macros with casts, so
// these few accessors stand for them.

/// A screen of the named type whose bytes go to a file; null if terminfo does not know the type.
/// Unlike initscr(), newterm() leaves it to the caller what to say then. The stream is the
/// screen's for the rest of the process.
static inline SCREEN *curses_open(const char *type, int file) {
  FILE *stream = fdopen(file, "r+");
  if (stream == NULL) return NULL;
  // ncurses handles SIGTSTP, and drops it during updates, unless it finds it ignored here.
  void (*stop)(int) = signal(SIGTSTP, SIG_IGN);
  SCREEN *screen = newterm(type, stream, stream);
  signal(SIGTSTP, stop);
  return screen;
}

static inline WINDOW *curses_window(void) { return stdscr; }
static inline WINDOW *curses_shown(void) { return curscr; }

static const attr_t curses_bold = A_BOLD, curses_dim = A_DIM, curses_italic = A_ITALIC,
                    curses_underline = A_UNDERLINE, curses_reverse = A_REVERSE;

/// A terminfo string; null where the terminal lacks it.
static inline const char *curses_string(const char *name) {
  char *value = tigetstr(name);
  return value == (char *)-1 ? NULL : value;
}

/// Whether terminfo has RGB, in any of the three forms that it comes in.
static inline bool curses_has_direct_color(void) {
  return tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || curses_string("RGB") != NULL;
}

/// The columns of a character in the locale, -1 if it cannot be shown; <wchar.h> has it, but
/// keeps it from programs that do not ask for X/Open before their first header.
int wcwidth(wchar_t character);
