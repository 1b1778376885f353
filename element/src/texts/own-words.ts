/** The few texts that are needed before any texts could be fetched. Other languages get English, which is understood by more people here than German. */
const all = {
  de: {
    loading: 'Der Online-Dienst wird geladen …',
    failedTitle: 'Der Online-Dienst kann gerade nicht angezeigt werden',
    failed: {
      unreachable: 'Keine Verbindung',
      'not-offered': 'Diese Behörde bietet den Online-Dienst nicht an',
      unavailable: 'Der Online-Dienst ist gestört',
    },
    failedHelp:
      'Bitte versuchen Sie es später noch einmal. Läuft Ihr Aufenthaltstitel bald ab? Dann wenden Sie sich bitte direkt an Ihre Ausländerbehörde.',
    retry: 'Noch einmal versuchen',
  },
  en: {
    loading: 'The online service is loading …',
    failedTitle: 'The online service cannot be shown right now',
    failed: {
      unreachable: 'No connection',
      'not-offered': 'This authority does not offer the online service',
      unavailable: 'The online service has a problem',
    },
    failedHelp: 'Please try again later. Does your residence title end soon? Then please contact your immigration authority directly.',
    retry: 'Try again',
  },
  uk: {
    loading: 'Онлайн-послуга завантажується …',
    failedTitle: 'Зараз неможливо показати онлайн-послугу',
    failed: {
      unreachable: 'Немає з’єднання',
      'not-offered': 'Це відомство не пропонує цю онлайн-послугу',
      unavailable: 'В онлайн-послузі стався збій',
    },
    failedHelp:
      'Спробуйте ще раз пізніше. Термін дії вашого дозволу на проживання скоро закінчується? Тоді зверніться безпосередньо до вашого відомства у справах іноземців.',
    retry: 'Спробувати ще раз',
  },
  ar: {
    loading: 'جارٍ تحميل الخدمة الإلكترونية …',
    failedTitle: 'لا يمكن عرض الخدمة الإلكترونية حالياً',
    failed: {
      unreachable: 'لا يوجد اتصال',
      'not-offered': 'هذه الدائرة لا تقدّم هذه الخدمة الإلكترونية',
      unavailable: 'يوجد خلل في الخدمة الإلكترونية',
    },
    failedHelp: 'يرجى المحاولة مرة أخرى لاحقاً. هل تنتهي صلاحية تصريح إقامتك قريباً؟ إذن تواصل مباشرةً مع دائرة الأجانب المختصة.',
    retry: 'حاول مرة أخرى',
  },
} as const

/** These texts in a language. */
export function ownWords(language: string): (typeof all)[keyof typeof all] {
  const [primary = ''] = language.split('-')
  return primary in all ? all[primary as keyof typeof all] : all.en
}
