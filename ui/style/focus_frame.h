#pragma once

class QApplication;

namespace mailstead::style
{

/// Puts the focus ring (drawn by ProxyStyle) around the control that got the focus by keyboard,
/// and takes it away when the mouse is used. Text fields and item views show theirs themselves.
void installFocusFrame(QApplication* application);

} // namespace mailstead::style
