#define _GNU_SOURCE
#include "CTerminalGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

// The terminal, opened once more: its O_NONBLOCK is not the one that the shell shares.
static int terminal = -1;
static bool terminal_blocks;
static int signals = -1;
static int real_stderr = -1;
static sigset_t held;
static sigset_t mask_before;
static struct termios saved;
static atomic_bool taken;
// The signal that asked the program to end, 0 if none did; and what wakes it up to do so.
static volatile sig_atomic_t ending;
static int end_asked = -1;
static char reset[512];
static size_t reset_count;
static char note[512];
static char alternate_stack[64 * 1024];

// MARK: - Writing without waiting for ever

long terminal_guard_send(const void *bytes, size_t count) {
  size_t sent = 0;
  while (sent < count) {
    size_t chunk = count - sent;
    if (terminal_blocks) {
      // A blocking write could hang half way: ask first, and send little at a time.
      struct pollfd room = {.fd = terminal, .events = POLLOUT};
      if (poll(&room, 1, 0) <= 0) break;
      if (chunk > 256) chunk = 256;
    }
    ssize_t n = write(terminal, (const char *)bytes + sent, chunk);
    if (n >= 0) sent += (size_t)n;
    else if (errno == EAGAIN) break;
    else if (errno != EINTR) return -1;
  }
  return (long)sent;
}

/// Sends everything, waiting up to 300 ms in all for a terminal that does not read.
static void send_patiently(const char *bytes, size_t count) {
  for (int patience = 3; count > 0;) {
    long n = terminal_guard_send(bytes, count);
    if (n < 0) return;
    bytes += n;
    count -= (size_t)n;
    if (count == 0) return;
    struct pollfd room = {.fd = terminal, .events = POLLOUT};
    if (poll(&room, 1, 100) > 0) continue;
    if (patience-- == 0) return;
    // What nobody has read for so long may go: the way back is worth more than old frames.
    if (patience == 0) tcflush(terminal, TCOFLUSH);
  }
}

static void send_error(const char *bytes, size_t count) {
  if (real_stderr < 0) return;
  if (isatty(real_stderr)) {
    send_patiently(bytes, count);
    return;
  }
  while (count > 0) {
    struct pollfd room = {.fd = real_stderr, .events = POLLOUT};
    if (poll(&room, 1, 300) <= 0) return;
    ssize_t n = write(real_stderr, bytes, count < 512 ? count : 512);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;
    bytes += n;
    count -= (size_t)n;
  }
}

// MARK: - Taking and giving back

/// Everything here may run in a signal handler.
static void give_back(void) {
  if (!atomic_exchange(&taken, false)) return;
  // A terminal stopped by ^S takes no bytes; without IXON the kernel lets it go on.
  struct termios flowing = saved;
  flowing.c_iflag &= ~(tcflag_t)IXON;
  flowing.c_oflag &= ~(tcflag_t)OPOST;
  tcsetattr(terminal, TCSANOW, &flowing);
  send_patiently(reset, reset_count);
  tcsetattr(terminal, TCSANOW, &saved);
  if (real_stderr < 0) return;
  char text[1024];
  off_t at = 0;
  for (ssize_t n; (n = pread(STDERR_FILENO, text, sizeof text, at)) > 0; at += n)
    send_error(text, (size_t)n);
  dup2(real_stderr, STDERR_FILENO);
}

void terminal_guard_release(void) {
  if (!atomic_load(&taken)) return;
  // A signal in the middle would find the terminal half restored and not finish the work.
  sigset_t every;
  sigfillset(&every);
  sigprocmask(SIG_BLOCK, &every, NULL);
  give_back();
  sigprocmask(SIG_SETMASK, &mask_before, NULL);
}

int terminal_guard_memory_file(void) { return memfd_create("convtutor", MFD_CLOEXEC); }

static void keep_stderr_aside(void) {
  if (real_stderr < 0) return;
  int kept = terminal_guard_memory_file();
  if (kept < 0) return;
  dup2(kept, STDERR_FILENO);
  close(kept);
}

int terminal_guard_take(void) {
  if (!atomic_load(&taken)) {
    // In the background the modes are the shell's: stop here until `fg`.
    pid_t foreground = tcgetpgrp(terminal);
    if (foreground > 0 && foreground != getpgrp()) raise(SIGTTOU);
    if (tcgetattr(terminal, &saved) != 0) return errno;
    sigprocmask(SIG_BLOCK, &held, &mask_before);
    keep_stderr_aside();
    atomic_store(&taken, true);
  }
  struct termios ours = saved;
  ours.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | IEXTEN);
  ours.c_lflag |= ISIG;
  ours.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | ISTRIP | PARMRK);
  ours.c_oflag &= ~(tcflag_t)OPOST;
  ours.c_cc[VMIN] = 1;
  ours.c_cc[VTIME] = 0;
  return tcsetattr(terminal, TCSANOW, &ours) == 0 ? 0 : errno;
}

// MARK: - Signals

static bool is_fault(int signal) {
  return signal == SIGILL || signal == SIGTRAP || signal == SIGABRT || signal == SIGBUS
         || signal == SIGFPE || signal == SIGSEGV;
}

/// A person or the system asks for the end, and the program still runs: it may put things in order.
static bool may_end_in_order(int number) {
  return (number == SIGINT || number == SIGTERM || number == SIGHUP) && ending == 0
         && atomic_load(&taken) && end_asked >= 0;
}

static void on_end(int number) {
  if (may_end_in_order(number)) {
    ending = number;
    uint64_t one = 1;
    if (write(end_asked, &one, sizeof one) == sizeof one) {
      alarm(2);  // What hangs ends all the same.
      return;
    }
  }
  if (number == SIGALRM && ending != 0) number = ending;
  give_back();
  if (is_fault(number) && note[0] != 0) {
    send_error(note, strlen(note));
    send_error("\n", 1);
  }
  // The default action, not the one found: the Swift runtime's would ask questions on the screen.
  signal(number, SIG_DFL);
  raise(number);  // Delivered when this handler returns.
}

static bool ends_the_process(int signal) {
  switch (signal) {
  case SIGKILL: case SIGSTOP: case SIGTSTP: case SIGTTIN: case SIGTTOU: case SIGCONT:
  case SIGCHLD: case SIGURG: case SIGWINCH: return false;
  default: return true;
  }
}

static bool is_ignored(int signal) {
  struct sigaction found;
  return sigaction(signal, NULL, &found) == 0 && found.sa_handler == SIG_IGN;
}

int terminal_guard_install(const char *fault_note) {
  strncpy(note, fault_note, sizeof note - 1);
  terminal = open("/proc/self/fd/1", O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  terminal_blocks = terminal < 0;
  if (terminal_blocks) terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  if (terminal < 0) return errno;
  real_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);

  sigemptyset(&held);
  sigaddset(&held, SIGWINCH);
  sigaddset(&held, SIGCONT);
  if (!is_ignored(SIGTSTP)) sigaddset(&held, SIGTSTP);
  signals = signalfd(-1, &held, SFD_NONBLOCK | SFD_CLOEXEC);
  if (signals < 0) return errno;
  end_asked = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  if (end_asked < 0) return errno;

  stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
  sigaltstack(&stack, NULL);
  struct sigaction action = {.sa_handler = on_end, .sa_flags = SA_ONSTACK};
  sigfillset(&action.sa_mask);
  for (int number = 1; number < NSIG; number++)
    if (ends_the_process(number) && !is_ignored(number)) sigaction(number, &action, NULL);
  atexit(terminal_guard_release);
  return 0;
}

void terminal_guard_set_reset(const void *bytes, size_t count) {
  reset_count = count < sizeof reset ? count : sizeof reset;
  memcpy(reset, bytes, reset_count);
}

static int read_signals(void) {
  int ready = 0;
  for (struct signalfd_siginfo seen; read(signals, &seen, sizeof seen) == sizeof seen;) {
    if (seen.ssi_signo == SIGWINCH) ready |= TERMINAL_GUARD_RESIZED;
    if (seen.ssi_signo == SIGTSTP) ready |= TERMINAL_GUARD_STOP;
    if (seen.ssi_signo == SIGCONT) ready |= TERMINAL_GUARD_CONTINUED;
  }
  return ready;
}

int terminal_guard_wait(bool output, int milliseconds) {
  struct pollfd files[] = {
      {.fd = STDIN_FILENO, .events = POLLIN},
      {.fd = signals, .events = POLLIN},
      {.fd = output ? terminal : -1, .events = POLLOUT},
      {.fd = end_asked, .events = POLLIN},
  };
  // Interrupted by the signal that asks for the end, poll says nothing of it.
  if (poll(files, 4, milliseconds) <= 0) return ending != 0 ? TERMINAL_GUARD_END : 0;
  int ready = 0;
  if (files[0].revents) ready |= TERMINAL_GUARD_INPUT;
  if (files[1].revents) ready |= read_signals();
  if (files[2].revents) ready |= TERMINAL_GUARD_OUTPUT;
  if (files[3].revents) ready |= TERMINAL_GUARD_END;
  return ready;
}

void terminal_guard_end(void) {
  if (ending == 0) return;
  terminal_guard_release();
  signal(ending, SIG_DFL);
  raise(ending);
}
