/// The text of a lesson of four pages; the second and the fourth are faulty, on lines 18 and 27, but
/// only once they are made.
public let faultyLessonText = """
  ---
  id: faulty
  title: A faulty lesson
  minutes: 3
  ---
  # A faulty lesson

  ## The first page

  All is well here.

  ## The second page

  ```figure kernel-slide
  input:
    1 2
    3 4
  kernel: no-such-kernel
  ```

  ## The third page

  All is well here too.

  ## The fourth page

  This is `= 1/0`.
  """
