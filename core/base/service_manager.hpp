#pragma once
#include <chrono>
#include <string>

/// What the master and the mailer tell systemd (sd_notify(3)). Nothing happens where no systemd
/// listens.
namespace latchkey::service_manager {

void ready(const std::string& status);
void reloading();
void stopping(const std::string& status);
void alive();

/// How often alive() must be said, half of what the unit's WatchdogSec asks; 0: never.
std::chrono::milliseconds alive_interval();

}  // namespace latchkey::service_manager
