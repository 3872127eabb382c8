#pragma once
#include <memory>

namespace latchkey {

/// Lets at most `count` processes of one host do something at once. Make it before the fork; a
/// process that dies gives its slot back (the slots are record locks, so one process counts once).
class Slots {
 public:
  explicit Slots(int count);
  ~Slots();
  Slots(const Slots&) = delete;
  Slots& operator=(const Slots&) = delete;

  /// Holds a slot while it lives.
  class Slot {
   public:
    /// Waits for one where all are taken.
    explicit Slot(const Slots& slots);
    ~Slot();
    Slot(const Slot&) = delete;
    Slot& operator=(const Slot&) = delete;

   private:
    friend class Slots;
    Slot(int file, int number) : file_(file), number_(number) {}

    int file_;
    int number_;
  };

  /// Empty: all are taken.
  std::shared_ptr<Slot> try_take() const;

 private:
  /// The number of a slot that was free and is ours now; -1: all are taken.
  int lock_free_one() const;

  int file_;
  int count_;
};

}  // namespace latchkey
