// Another service that is to get each certificate: what the console writes as root.
#pragma once

#include "certificates/install_target.h"
#include "pages/field_sheet.h"

class QComboBox;

namespace mailstead::widgets
{
class Label;
}

namespace mailstead::pages
{

/// The choice of a known service fills in the fields; all of them can be changed.
class TargetSheet : public FieldSheet
{
    Q_OBJECT
public:
    explicit TargetSheet(QWidget* parent = nullptr);
    /// Shows it with the first choice filled in.
    void begin();
    certificates::InstallTarget target() const;
    void retranslate();

signals:
    void chosen(const mailstead::certificates::InstallTarget& target);

private:
    void fillIn();
    void submit();

    widgets::Label *m_presetTitle, *m_modeTitle, *m_startTlsTitle;
    QComboBox *m_preset, *m_mode, *m_startTls;
};

} // namespace mailstead::pages
