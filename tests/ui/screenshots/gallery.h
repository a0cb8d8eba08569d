#pragma once

#include <QWidget>

/// All components on one sheet, as in the mock-up of the same name.
QWidget* makeGallery();
/// Findings, plan with diff, log and records at the width of the Setup page.
QWidget* makeGuided();
/// Table, filter field and action bar.
QWidget* makeTable();
